// What html-validate asks of every page: all of its three presets, but for
// what is named here, each with why.

export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The answers to one question share its name, whether one or several may be
    // ticked, and so do the hidden fields that carry them to the next page.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],

    // The rule guards against a button that was meant for a script and submits.
    // There are no scripts: every button is there to submit, as it does by itself.
    'no-implicit-button-type': 'off',

    // A title ends with the landlord's name, which is as long as it is. What tells
    // one page from another stands first and is what a narrow tab shows.
    'long-title': 'off',

    // A no-break space in a number is copied with it, and some phones will not
    // dial what was copied. Where a number may break is for the style sheet to say.
    'tel-non-breaking': 'off',
  },
};
