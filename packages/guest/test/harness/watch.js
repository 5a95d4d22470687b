// Runs first in every page of a scenario and writes down what must not happen there.
window.guestLog = { errors: [], violations: [], spoken: [], shift: 0 };
addEventListener('error', (event) => guestLog.errors.push(String(event.message)));
addEventListener('unhandledrejection', (event) => guestLog.errors.push(String(event.reason)));
addEventListener('securitypolicyviolation', (event) =>
  guestLog.violations.push(
    [event.violatedDirective, event.blockedURI, event.sourceFile, event.sample].join(' '),
  ),
);
for (const name of ['log', 'info', 'warn', 'error', 'debug']) {
  // biome-ignore lint/suspicious/noConsole: what is said to it is counted.
  const own = console[name];
  console[name] = (...values) => {
    guestLog.spoken.push(`${name}: ${values.join(' ')}`);
    own.apply(console, values);
  };
}
try {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) guestLog.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
} catch {
  // Only Chromium counts shifts.
  guestLog.shift = 0;
}
