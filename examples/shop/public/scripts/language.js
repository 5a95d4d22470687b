// Runs before anything is drawn, so that the page and the chat agree on the language from the start.
(() => {
  const known = ['en', 'ru'];
  const asked = new URLSearchParams(location.search).get('lang');
  let kept = null;
  try {
    if (known.includes(asked)) localStorage.setItem('lilas.language', asked);
    kept = localStorage.getItem('lilas.language');
  } catch {
    // Storage may be blocked; the language then lasts for this page.
  }
  const own = navigator.language.slice(0, 2);
  document.documentElement.lang = [asked, kept, own].find((tag) => known.includes(tag)) ?? 'en';
})();
