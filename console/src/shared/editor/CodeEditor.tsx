import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, foldGutter, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, Transaction, type Extension } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useRef } from 'react'
import { drl } from './drl'
import './editor.css'

export interface EditorProblem {
  severity: 'error' | 'warning'
  message: string
  /** From 1. */
  line: number
  column?: number
}

interface Props {
  label: string
  value: string
  language: 'yaml' | 'drl' | 'text'
  onChange?: (value: string) => void
  problems?: EditorProblem[]
  /** A line to go to, from 1; a fresh object goes there again. */
  reveal?: { line: number } | null
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.attributeName], color: 'var(--kind-content)' },
  { tag: [tags.keyword, tags.bool, tags.null], color: 'var(--kind-rule)', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: tags.number, color: 'var(--kind-wait)' },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: 'var(--ink-soft)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--kind-wait)' },
])

// Styles that the editor makes are let in by the nonce that the server gave this page.
const NONCE = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Beside the editor's own styles, not in ours: it measures its lines as soon as it is made.
const SIZES = EditorView.theme({
  '&': { height: '100%', fontSize: '13px' },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.55' },
})

function languageOf(name: Props['language']): Extension {
  return name === 'yaml' ? yaml() : name === 'drl' ? drl() : []
}

/** An editor for code; without `onChange` it can be read and searched only. Tab leaves it after Escape. */
export function CodeEditor({ label, value, language, onChange, problems = [], reveal }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const change = useRef(onChange)
  change.current = onChange
  const readOnly = useRef(new Compartment())
  const isReadOnly = onChange === undefined

  useEffect(() => {
    view.current = new EditorView({
      parent: host.current!,
      state: EditorState.create({
        doc: value,
        extensions: [
          EditorView.cspNonce.of(NONCE), SIZES,
          lineNumbers(), foldGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(),
          highlightSelectionMatches(), lintGutter(), syntaxHighlighting(COLOURS), languageOf(language),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap, indentWithTab]),
          readOnly.current.of(EditorState.readOnly.of(isReadOnly)),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            const own = update.transactions.some((transaction) => transaction.annotation(Transaction.remote))
            if (update.docChanged && !own) {
              change.current?.(update.state.doc.toString())
            }
          }),
        ],
      }),
    })
    // Moved by keyboard also where nothing is written.
    view.current.scrollDOM.tabIndex = 0
    return () => view.current?.destroy()
    // Made once for each language; what it holds and shows follows below.
  }, [language, label])

  useEffect(() => {
    view.current?.dispatch({ effects: readOnly.current.reconfigure(EditorState.readOnly.of(isReadOnly)) })
  }, [isReadOnly])

  useEffect(() => {
    const editor = view.current
    const old = editor?.state.doc.toString()
    if (editor && old !== undefined && old !== value) {
      editor.dispatch({ changes: difference(old, value), annotations: [Transaction.remote.of(true), Transaction.addToHistory.of(false)] })
    }
  }, [value, language, label])

  useEffect(() => {
    const editor = view.current
    if (editor) {
      editor.dispatch(setDiagnostics(editor.state, problems.map((problem) => diagnostic(editor.state, problem))))
    }
  }, [problems, value])

  useEffect(() => {
    const editor = view.current
    if (editor && reveal) {
      const line = editor.state.doc.line(Math.min(Math.max(reveal.line, 1), editor.state.doc.lines))
      editor.dispatch({ selection: { anchor: line.from }, effects: EditorView.scrollIntoView(line.from, { y: 'center' }) })
    }
  }, [reveal])

  return <div className="editor" ref={host} />
}

/** The smallest piece that differs, so that the cursor stays where it was. */
function difference(old: string, fresh: string) {
  let from = 0
  while (from < old.length && from < fresh.length && old[from] === fresh[from]) from++
  let end = 0
  while (end < old.length - from && end < fresh.length - from && old[old.length - 1 - end] === fresh[fresh.length - 1 - end]) end++
  return { from, to: old.length - end, insert: fresh.slice(from, fresh.length - end) }
}

function diagnostic(state: EditorState, problem: EditorProblem): Diagnostic {
  const line = state.doc.line(Math.min(Math.max(problem.line, 1), state.doc.lines))
  const from = Math.min(line.from + Math.max((problem.column ?? 1) - 1, 0), line.to)
  return { from, to: Math.max(line.to, from), severity: problem.severity, message: problem.message }
}
