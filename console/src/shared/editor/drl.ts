import { LanguageSupport, StreamLanguage } from '@codemirror/language'

const WORDS = new Set(
  ('package rule when then end import salience agenda-group no-loop ruleflow-group dialect and or not exists forall in ' +
    'matches contains memberOf true false null').split(' '),
)

const language = StreamLanguage.define<{ inComment: boolean }>({
  name: 'drl',
  startState: () => ({ inComment: false }),
  token(stream, state) {
    if (state.inComment) {
      state.inComment = !stream.match(/^.*?\*\//)
      if (state.inComment) stream.skipToEnd()
      return 'comment'
    }
    if (stream.eatSpace()) return null
    if (stream.match('//') || (stream.sol() && stream.match('#'))) {
      stream.skipToEnd()
      return 'comment'
    }
    if (stream.match('/*')) {
      state.inComment = true
      return 'comment'
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return 'string'
    if (stream.match(/^\d[\d_.]*/)) return 'number'
    if (stream.match(/^\$[\w]+/)) return 'variableName'
    const word = stream.match(/^[A-Za-z_][\w-]*/) as RegExpMatchArray | null
    if (word) {
      if (WORDS.has(word[0])) return 'keyword'
      return /^[A-Z]/.test(word[0]) ? 'typeName' : 'propertyName'
    }
    stream.next()
    return null
  },
  languageData: { commentTokens: { line: '//', block: { open: '/*', close: '*/' } } },
})

/** Drools' rule language, as far as colours go. */
export function drl() {
  return new LanguageSupport(language)
}
