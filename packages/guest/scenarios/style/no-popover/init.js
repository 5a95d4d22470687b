// As in browsers before the top layer.
for (const name of ['showPopover', 'hidePopover', 'togglePopover', 'popover'])
  delete HTMLElement.prototype[name];
