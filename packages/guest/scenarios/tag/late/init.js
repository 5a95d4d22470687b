addEventListener('load', () =>
  setTimeout(async () => {
    const tag = document.querySelector('script[type="text/delayed"]');
    const text = await (await fetch(tag.src)).text();
    // What is evaluated has no current script.
    new Function(text)();
  }),
);
