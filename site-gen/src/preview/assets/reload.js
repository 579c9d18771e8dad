// Loads a page of the preview again when what it is made from has changed. In no build.
(() => {
  const own = document.currentScript;
  const changes = `/_preview/changes?page=${encodeURIComponent(own.dataset.page)}&seen=${own.dataset.seen}`;
  const place = `preview-place ${location.pathname}`;
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // Where somebody read on, they read on.
  const kept = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  if (kept && !location.hash) addEventListener('load', () => scrollTo(0, Number(kept)));

  // What somebody types is not taken from them.
  let typed = false;
  const field = (element) => element instanceof Element && element.matches('input, textarea, select');
  addEventListener('input', () => { typed = true; }, true);
  const busy = () => typed || field(document.activeElement);

  const shown = () => document.visibilityState === 'visible';
  const untilShown = () => shown() ? undefined : new Promise((done) => {
    document.addEventListener('visibilitychange', function seen() {
      if (!shown()) return;
      document.removeEventListener('visibilitychange', seen);
      done();
    });
  });

  async function changed() {
    // A page that nobody sees holds no connection.
    const leave = new AbortController();
    const left = () => { if (!shown()) leave.abort(); };
    document.addEventListener('visibilitychange', left);
    try {
      const answer = await fetch(changes, { cache: 'no-store', signal: leave.signal });
      if (!answer.ok) await wait(1000);
      return answer.status === 200;
    } catch {
      // The server was stopped, and may come back.
      await wait(1000);
      return false;
    } finally {
      document.removeEventListener('visibilitychange', left);
    }
  }

  (async () => {
    for (;;) {
      await untilShown();
      if (await changed()) break;
    }
    while (busy()) await wait(500);
    sessionStorage.setItem(place, String(scrollY));
    location.reload();
  })();
})();
