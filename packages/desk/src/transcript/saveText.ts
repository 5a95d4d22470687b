/** Hands a text file to the operator's browser, which saves it where it saves everything. */
export function saveText(name: string, text: string): void {
  // With a mark at its front: some editors would take the text for their own country's letters.
  const url = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file in that click; later the page may be gone.
  setTimeout(() => URL.revokeObjectURL(url));
}
