/** The looks of all floors: a bar at the foot of the page, a window above it, blocks that are skipped out of sight. */
export const floorStyles = `
:host{all:initial;font:15px/1.4 system-ui,sans-serif;color:#1d1a17}
.bar{position:fixed;inset:auto 0 0;display:flex;gap:10px;align-items:center;padding:6px 12px;background:#fffdf9;border-top:1px solid #ddd5ca}
.bar p{flex:auto;margin:0}
button{all:unset;display:flex;gap:10px;align-items:center;block-size:44px;padding:0 20px;border:1px solid #ddd5ca;border-radius:22px}
svg{inline-size:20px;fill:none;stroke:currentColor}
.window{position:fixed;inset:auto 16px 69px auto;inline-size:380px;block-size:min(640px,100vh - 81px);display:flex;flex-direction:column;overflow:hidden;contain:layout paint style;border:1px solid #ddd5ca;border-radius:14px;background:#fffdf9}
header{display:flex;justify-content:space-between;align-items:center;padding:12px 16px;border-bottom:1px solid #ddd5ca}
h2{margin:0;font-size:16px}
.p-scroll{flex:1;display:flex;flex-direction:column-reverse;overflow:auto;padding:0 16px}
ol{margin:0;padding:0;list-style:none;content-visibility:auto;contain-intrinsic-size:auto 3000px}
li{display:flex;flex-direction:column;align-items:flex-start;padding-top:8px}
.own{align-items:flex-end}
.text{max-inline-size:85%;padding:9px 14px;border-radius:18px;background:#f3ece2;white-space:pre-wrap}
time{font-size:12px}
form{display:flex;gap:8px;padding:10px 16px}
textarea{flex:1;resize:none;font:inherit}
`;
