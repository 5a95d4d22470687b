/** Why a target is missed, by the figure's name. Whatever is missed must stand here, and nothing else. */
export const reasons: Readonly<Record<string, string>> = {
  'start.script':
    "About half of it is the browser's opening of the two storages, which the bar asks whether a window was open on the last page and whether a conversation runs. The rest is the bar itself.",
  'start.scriptToBar':
    'Before it is painted, the bar reads the storage (see above), goes to the top layer and asks the page how far it is zoomed, for which the browser lays out. The floor does none of it.',
  'hovered.toFocus':
    'The focus needs a window that is styled and laid out, and ours has twice the nodes of the floor and many times its rules; the session with its storage starts in the same task.',
  'hovered.longest':
    'Everything from the click to the focus is one task, so that nobody writes into a window that is not there yet. At full speed it is a quarter of that.',
  'cold.longest': 'The same task, with the code of the window compiled in front of it.',
  'history.1000.main':
    'By a little: of a thousand the newest 200 at most are drawn, so this is what it costs to make the first objects of Intl, to merge the list and to draw one window. A history of 100 costs nearly the same.',
  'append.main':
    'Most of it is the browser, which lays out the last block: its rows have three times the nodes of the floor. What the session keeps in this browser, so that a reload goes on from there, is about a tenth; a frame with nothing in it is a third of the target.',
  'append.growth':
    'Two thirds of what is added is layout: what came while the window was open stays drawn, so that a thousand messages stand in twenty blocks instead of two, and each costs the browser a look, in sight or not. The rest is scripts: with each message the session looks through all that it holds (doubles, order, unread).',
};
