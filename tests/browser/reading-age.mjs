// How old must a reader be? By the formula of Flesch and Kincaid, which gives
// a school year of the United States; children begin the first at about six.
//
// The formula is made for a page of prose: words to a sentence, syllables to a
// word. Of two words it makes nonsense (“Email address” would need an age of
// fourteen, “Audio” one of twenty-five). So words that are read together are
// judged together, by the age that is asked for; a sentence alone has a looser
// cap; and a text too short for any formula is judged by its longest words.
//
// A second formula, SMOG, counts words of three syllables and more alone: it is
// the one that health services use, and finds what short sentences hide. Names
// of bodies are left out of both: nobody can say them in shorter words.

import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

const AGE_BEFORE_THE_FIRST_SCHOOL_YEAR = 5;

/** Names of bodies and of what they made, which are as they are. */
const BODIES = /Housing Ombudsman|Complaint Handling Code|Ombudsman|Citizens Advice|Equality Advisory and Support Service|British Sign Language/g;
/** What is read together: a group of the form, a page. */
const AGE = 9;
/** The same by SMOG, which asks for about three years more of the same words. */
const AGE_BY_SMOG = 12;
/** One sentence of it: three years more, since one hard word moves a sentence by two or three. */
const AGE_OF_A_SENTENCE = 12;
/** Fewer words than these tell the formula nothing. */
const WORDS_OF_A_SENTENCE = 6;
const WORDS_OF_A_GROUP = 40;
/** In fewer words there may be one long one (“BSL interpreter”), and none that is longer still. */
const LONG = 3;
const TOO_LONG = 5;

/** The reading age of sentences, taken together. */
export function readingAge(sentences) {
  const words = sentences.flatMap(wordsOf);
  return AGE_BEFORE_THE_FIRST_SCHOOL_YEAR + fleschKincaid({ sentence: sentences.length, word: words.length, syllable: words.reduce((sum, word) => sum + syllables(word), 0) });
}

/** The same by SMOG. */
export function smogAge(sentences) {
  const hard = sentences.flatMap(wordsOf).filter((word) => syllables(word) >= LONG).length;
  return AGE_BEFORE_THE_FIRST_SCHOOL_YEAR + 1.043 * Math.sqrt((hard * 30) / sentences.length) + 3.1291;
}

/**
 * What is too hard in words that are read together, each as a sentence with its cure.
 * @param {{name: string, texts: string[]}} group
 */
export function tooHard({ name, texts }) {
  const sentences = [...new Set(texts.flatMap(sentencesOf))];
  const found = sentences.flatMap((sentence) => faults(sentence).map((fault) => `${name}: ${fault}\n    “${sentence}”`));
  const age = readingAge(sentences);
  if (sentences.flatMap(wordsOf).length >= WORDS_OF_A_GROUP && age > AGE) {
    const hardest = [...sentences].filter(isLongEnough).sort((one, other) => readingAge([other]) - readingAge([one]));
    found.push(`${name}: read together, these words need an age of ${age.toFixed(1)}, and ${AGE} is the most. Write shorter sentences and shorter words, first here:\n    ${hardest.slice(0, 3).join('\n    ')}`);
  }
  const smog = smogAge(sentences.filter(isLongEnough));
  if (sentences.flatMap(wordsOf).length >= WORDS_OF_A_GROUP && smog > AGE_BY_SMOG) {
    const long = [...new Set(sentences.filter(isLongEnough).flatMap(wordsOf))].filter((word) => syllables(word) >= LONG);
    found.push(`${name}: read together, these words need an age of ${smog.toFixed(1)} by SMOG, and ${AGE_BY_SMOG} is the most. Take shorter words for: ${long.join(', ')}`);
  }
  return found;
}

/** What is wrong with one sentence. */
function faults(sentence) {
  if (isLongEnough(sentence)) {
    const age = readingAge([sentence]);
    return age > AGE_OF_A_SENTENCE ? [`this sentence needs a reading age of ${age.toFixed(1)}, and ${AGE_OF_A_SENTENCE} is the most. Make two of it, or take shorter words.`] : [];
  }
  const long = wordsOf(sentence).filter((word) => syllables(word) >= LONG);
  if (long.some((word) => syllables(word) >= TOO_LONG) || long.length > 1) return [`this is short, and too much of it is long words (${long.join(', ')}). Take words that are said every day.`];
  return [];
}

const isLongEnough = (sentence) => wordsOf(sentence).length >= WORDS_OF_A_SENTENCE;

/** A label, a heading and each item of a list is a sentence too. */
function sentencesOf(text) {
  return text
    .split(/(?<=[.?!:])\s+|\n/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
}

/** An address like name@example.com is one word, of which nobody reads the syllables. */
const wordsOf = (sentence) => sentence.replace(/\S+@\S+/g, 'this').replace(BODIES, 'it').match(/[\p{L}\p{N}’'-]+/gu) ?? [];

const syllables = (word) => Math.max(1, syllable(word));
