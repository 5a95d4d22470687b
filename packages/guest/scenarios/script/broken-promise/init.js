window.Promise = () => {
  throw new Error('no promises here');
};
