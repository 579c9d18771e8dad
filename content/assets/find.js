// Finds lines of a long list while somebody types. Without it the list is there, whole, by its letters.
(() => {
  const list = document.querySelector('[data-find]');
  const made = document.querySelector('template[data-finder]');
  if (!list || !made || !made.content || !''.normalize) return;
  const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  // That it is a test is no part of anybody's name.
  const words = (line) => [...line.children].filter((one) => !one.matches('.test-site')).map((one) => one.textContent).join(' ');
  const lines = [...list.querySelectorAll('li')].map((line) => [line, ` ${plain(words(line))}`]);
  const parts = [...list.querySelectorAll('section')];
  const others = document.querySelectorAll('[data-unfound]');
  made.replaceWith(made.content.cloneNode(true));
  const field = document.querySelector('[data-finder-field]');
  const said = document.querySelector('[data-finder-said]');
  let later;
  const say = (typed, found) => {
    const { none, one, many } = said.dataset;
    const text = found === 0 ? none : found === 1 ? one : many.replace('{n}', found);
    said.textContent = typed ? text : '';
  };
  const look = () => {
    const words = plain(field.value).split(' ').filter(Boolean);
    const found = new Set();
    for (const [line, text] of lines) {
      // Another name of a landlord is found by the landlord's own line.
      const fits = words.every((word) => text.includes(` ${word}`)) && !(words.length && line.dataset.again);
      line.hidden = !fits;
      if (fits) found.add(line);
    }
    for (const part of parts) part.hidden = words.length > 0 && !part.querySelector('li:not([hidden])');
    for (const other of others) other.hidden = words.length > 0;
    // Said once somebody pauses, not at every letter.
    clearTimeout(later);
    later = setTimeout(say, 400, words.length, found.size);
  };
  field.addEventListener('input', look);
  look();
})();
