// "CMP API v2" of github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework: a stub in the page
// keeps what is asked until the platform comes and takes its place.
(() => {
  const queue = [];
  window.__tcfapi = (...call) => {
    if (call.length === 0) return queue;
    const [command, , callback] = call;
    if (command === 'ping') callback({ cmpLoaded: false, cmpStatus: 'stub', apiVersion: '2.2' }, true);
    else queue.push(call);
  };
})();
// The page is complete without it.
addEventListener('load', () =>
  setTimeout(() => {
    const script = document.createElement('script');
    script.src = '/cmp.js';
    document.head.append(script);
  }),
);
