// As in Safari before 16.4: style sheets cannot be constructed, and nothing adopts them.
window.CSSStyleSheet = function CSSStyleSheet() {
  throw new TypeError('Illegal constructor');
};
for (const { prototype } of [Document, ShadowRoot]) delete prototype.adoptedStyleSheets;
