// The address waits in another attribute. On the first gesture a new tag is made of what the old one has.
addEventListener('load', () =>
  setTimeout(() => {
    for (const old of document.querySelectorAll('script[type="text/lazy"]')) {
      const script = document.createElement('script');
      for (const { name, value } of old.attributes) if (name !== 'type') script.setAttribute(name, value);
      script.src = old.dataset.src;
      script.removeAttribute('data-src');
      old.replaceWith(script);
    }
  }),
);
