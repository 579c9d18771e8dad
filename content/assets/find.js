// Finds lines of a long list while somebody types. Without it the list is there, whole, by its letters.
(() => {
  const list = document.querySelector('[data-find]');
  const made = document.querySelector('template[data-finder]');
  if (!list || !made || !made.content || !''.normalize) return;
  const plain = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  // That it is a test is no part of anybody's name.
  const named = `:scope > ${list.dataset.find || ':not(.test-site)'}`;
  const words = (line) => [...line.querySelectorAll(named)].map((one) => one.textContent).join(' ');
  const lines = [...list.querySelectorAll('li')].map((line) => [line, ` ${plain(words(line))}`]);
  const parts = [...list.querySelectorAll('section')];
  const others = document.querySelectorAll('[data-unfound]');
  made.replaceWith(made.content.cloneNode(true));
  const field = document.querySelector('[data-finder-field]');
  const said = document.querySelector('[data-finder-said]');
  // What people type, and what the list calls it: `late overdue: passed; …`.
  const means = (field.dataset.means || '').split(';').map((pair) => pair.split(':').map((side) => plain(side).split(' ')));
  const alike = (word) => [word, ...means.filter(([typed]) => typed.includes(word)).flatMap(([, listed]) => listed)];
  let later;
  const say = (typed, found) => {
    const { none, one, many } = said.dataset;
    const text = found === 0 ? none : found === 1 ? one : many.replace('{n}', found);
    said.textContent = typed ? text : '';
  };
  const look = () => {
    const asked = plain(field.value).split(' ').filter(Boolean).map(alike);
    const found = new Set();
    for (const [line, text] of lines) {
      // Another name of a landlord is found by the landlord's own line.
      const fits = asked.every((words) => words.some((word) => text.includes(` ${word}`))) && !(asked.length && line.dataset.again);
      line.hidden = !fits;
      if (fits) found.add(line);
    }
    for (const part of parts) part.hidden = asked.length > 0 && !part.querySelector('li:not([hidden])');
    for (const other of others) other.hidden = asked.length > 0;
    // Said once somebody pauses, not at every letter.
    clearTimeout(later);
    later = setTimeout(say, 400, asked.length, found.size);
  };
  field.addEventListener('input', look);
  look();
})();
