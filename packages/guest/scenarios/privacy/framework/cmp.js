// The platform itself, which comes late: every listener is called back at once and after each change.
(() => {
  const listeners = new Map();
  let newest = 0;
  const read = () => localStorage.getItem('shop_consent');
  const data = (listenerId, eventStatus) => ({
    tcfPolicyVersion: 4,
    cmpStatus: 'loaded',
    gdprApplies: true,
    eventStatus,
    listenerId,
    purpose: {
      consents: Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((id) => [id, read() === 'yes'])),
      legitimateInterests: {},
    },
    vendor: { consents: {}, legitimateInterests: {} },
  });
  const queue = window.__tcfapi();
  window.cmpListeners = listeners;
  window.__tcfapi = (command, version, callback, parameter) => {
    if (version !== 2) callback(null, false);
    else if (command === 'addEventListener') {
      const id = ++newest;
      listeners.set(id, callback);
      callback(data(id, read() ? 'tcloaded' : 'cmpuishown'), true);
    } else if (command === 'removeEventListener') callback(listeners.delete(parameter));
    else callback(null, false);
  };
  for (const call of queue) window.__tcfapi(...call);
  addEventListener('click', ({ target }) => {
    const choice = { accept: 'yes', decline: 'no' }[target.id];
    if (!choice) return;
    localStorage.setItem('shop_consent', choice);
    for (const [id, callback] of listeners) callback(data(id, 'useractioncomplete'), true);
  });
})();
