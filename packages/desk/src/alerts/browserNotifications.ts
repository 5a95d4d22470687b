import type { NotificationPort } from './createNotifier.js';

/** The browser's notifications. Chromium on Android has the class and makes none by it: then none are shown. */
export function browserNotifications(): NotificationPort {
  return {
    permission: () => (typeof Notification === 'undefined' ? 'unsupported' : Notification.permission),
    ask: () => Notification.requestPermission(),
    show({ title, body, tag, onClick }) {
      try {
        const notification = new Notification(title, { body, tag });
        notification.onclick = () => {
          window.focus();
          onClick();
        };
        return () => notification.close();
      } catch {
        return () => undefined;
      }
    },
  };
}
