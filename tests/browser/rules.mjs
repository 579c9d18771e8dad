// What our own pages promise and no tool asks: read in the page that is open.
// Each rule names the criterion of WCAG 2.2 that it holds.

/** What breaks one of our own rules, each as a sentence. */
export function broken(page) {
  return page.evaluate(() => {
    const found = [];
    const all = (selector) => [...document.querySelectorAll(selector)];
    const say = (element) => element.outerHTML.slice(0, 120).replaceAll('\n', ' ');
    const tell = (selector, isBad, what) => found.push(...all(selector).filter(isBad).map((element) => `${what}: ${say(element)}`));
    const words = (element) => element.textContent.replace(/\s+/g, ' ').trim().toLowerCase();

    // 2.4.1
    if (document.querySelector('a, button')?.getAttribute('href') !== '#main' || !document.querySelector('main#main')) found.push('the first link should skip to the main text');
    tell('a[href^="#"]', (link) => !document.getElementById(link.hash.slice(1)), 'this leads to no place on the page');
    // 2.1.1
    tell('main a', (link) => !link.hasAttribute('href'), 'nobody can press this');
    // 3.3.1
    const alert = document.querySelector('main [role=alert]');
    if (document.title.startsWith('Error: ') !== Boolean(alert ?? document.querySelector('[aria-invalid=true]'))) found.push('a page with mistakes says so at the start of its title, and no other does');
    if (alert && !(alert.autofocus && alert.tabIndex === -1)) found.push(`the summary of mistakes should get the focus: ${say(alert)}`);
    tell('[aria-invalid=true]', (field) => {
      const message = document.getElementById((field.getAttribute('aria-describedby') ?? '').split(' ').find((id) => id.endsWith('-error')));
      return !message || !words(message).startsWith('error: ');
    }, 'the mistake is not said beside this');
    const invalid = all('[aria-invalid=true]');
    if (invalid.length && !alert && !invalid.some((field) => field.autofocus)) found.push('there are mistakes, and neither a summary of them nor the field has the focus');
    tell('.error', (message) => all(`:is(input, textarea)[aria-describedby~="${message.id}"]`).some((field) => field.getAttribute('aria-invalid') !== 'true'), 'the field of this mistake is not marked');
    tell('.error', (message) => !document.querySelector(`[aria-describedby~="${message.id}"]`), 'no field is described by this mistake');
    // 1.3.1
    tell('table', (table) => !table.caption && !words(document.getElementById(table.getAttribute('aria-labelledby')) ?? document.createElement('i')), 'this table has no name');
    tell('input[type=radio]', (radio) => !radio.closest('fieldset')?.querySelector('legend') || all(`fieldset input[name="${radio.name}"]`).some((other) => other.closest('fieldset') !== radio.closest('fieldset')), 'this choice does not stand under its question');
    tell('fieldset', (group) => new Set([...group.querySelectorAll('input[type=radio], input[type=checkbox]')].map((choice) => choice.name)).size > 1, 'these choices are not of one question');
    // 4.1.2
    tell('[aria-current]', (element) => !['page', 'step', 'location', 'date', 'time', 'true'].includes(element.getAttribute('aria-current')), 'this says with no known word where it is');
    tell('[name=website]', (field) => !field.closest('[aria-hidden=true]') || field.tabIndex !== -1, 'this is for nobody, and somebody would hear it');
    // 1.3.5
    tell('main input[type=email], main input[type=tel], main input#name', (field) => !field.autocomplete, 'a browser cannot fill this in');
    // 2.5.3
    tell('[aria-label]', (element) => element.matches('a, button, input') && !element.getAttribute('aria-label').toLowerCase().includes(words(element)), 'this is called otherwise than it says');
    // 3.2.3: the same in the same order, on every page of a landlord
    const menu = all('.top nav a').map(words).join();
    if (menu && menu !== 'complain,what happens,ombudsman') found.push(`the menu is not the one of every page: ${menu}`);
    // 3.2.6
    if (menu && !document.querySelector('footer nav a[href$="/help/"]')) found.push('the foot should lead to help');
    if (!document.querySelector('footer a[href="tel:999"]')) found.push('the foot should say whom to call in danger');
    return found;
  });
}
