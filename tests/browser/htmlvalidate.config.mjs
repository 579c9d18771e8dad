// What html-validate asks of every page: all of its three presets, but for
// what is named here, each with why. (Version 10 of it is the last for Node 20.)

export default {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // The answers to one question share its name, and so do the hidden fields that
    // carry them to the next page; the rule has no exception for hidden fields.
    'form-dup-name': 'off',

    // A page with mistakes begins with the summary of them, under a heading of its
    // own, before the page's h1: who hears the page hears that first.
    'heading-level': ['error', { minInitialRank: 'h2' }],

    // A title ends with the landlord's name, which is as long as it is. What tells
    // one page from another stands first and is what a narrow tab shows.
    'long-title': 'off',

    // The rule guards against a button that was meant for a script and submits.
    // There are no scripts: every button is there to submit, as it does by itself.
    'no-implicit-button-type': 'off',

    // Our own style comes from where the page comes from, and the site's policy
    // lets nothing else in. A file from another site would need its digest.
    'require-sri': ['error', { target: 'crossorigin' }],

    // A no-break space in a number is copied with it, and some phones will not
    // dial what was copied. Where a number may break is for the style sheet to say.
    'tel-non-breaking': 'off',
  },
};
