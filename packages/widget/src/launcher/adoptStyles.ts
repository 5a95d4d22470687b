/**
 * Puts one style sheet into a shadow root: constructed where the browser can, so that a policy without
 * inline styles allows it; else a `style` element with the nonce.
 */
export function adoptStyles(root: ShadowRoot, css: string, nonce?: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets.push(sheet);
  } catch {
    // Before Safari 16.4 style sheets cannot be constructed.
    const style = document.createElement('style');
    style.nonce = nonce ?? '';
    style.textContent = css;
    root.append(style);
  }
}
