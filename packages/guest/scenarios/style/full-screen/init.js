const film = document.querySelector('#film');
document.querySelector('#play').addEventListener('click', () => film.requestFullscreen());
