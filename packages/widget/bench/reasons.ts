/** Why a target is missed, by the figure's name. Whatever is missed must stand here, and nothing else. */
export const reasons: Readonly<Record<string, string>> = {};
