/** Lets every promise that is already on its way run its callbacks; no time passes. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}
