const consent = document.querySelector('#consent');
document.querySelector('#yes').addEventListener('click', () => consent.close());
// Before the widget has come: from then on it must not climb over it.
consent.showModal();
