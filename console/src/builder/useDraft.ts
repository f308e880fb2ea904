import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import { HttpError } from '../shared/api/http'
import { saveDraft, type SeriesTexts } from '../shared/api/series'

const STEPS_MAX = 200
const SAME_STEP_MILLIS = 1_500
const SAVE_AFTER_MILLIS = 1_200
const SAVE_AGAIN_MILLIS = 5_000

interface History {
  text: string
  past: string[]
  future: string[]
  /** Changes of one key that follow each other soon are one step. */
  key: string
  at: number
}

type Action = { do: 'set'; text: string; key: string; at: number } | { do: 'undo' } | { do: 'redo' }

function step(history: History, action: Action): History {
  switch (action.do) {
    case 'set': {
      if (action.text === history.text) return history
      const same = action.key !== '' && action.key === history.key && action.at - history.at < SAME_STEP_MILLIS
      const past = same ? history.past : [...history.past, history.text].slice(-STEPS_MAX)
      return { text: action.text, past, future: [], key: action.key, at: action.at }
    }
    case 'undo': {
      const text = history.past.at(-1)
      return text === undefined
        ? history
        : { text, past: history.past.slice(0, -1), future: [history.text, ...history.future], key: '', at: 0 }
    }
    case 'redo': {
      const [text, ...future] = history.future
      return text === undefined ? history : { text, past: [...history.past, history.text], future, key: '', at: 0 }
    }
  }
}

export type Saved =
  | { state: 'saved' }
  | { state: 'saving' }
  /** The server does not take it, or does not answer; it is kept in this browser. */
  | { state: 'here'; why: string; refused: boolean }

/**
 * The text of a draft: its history, kept in this browser with each change and on the server soon after, or when the
 * builder is left. What did not reach the server is sent again.
 */
export function useDraft(id: string, serverText: string) {
  const queries = useQueryClient()
  const kept = `goalpost.draft.${id}`
  const [unsaved] = useState(() => {
    const text = localStorage.getItem(kept)
    return text !== null && text !== serverText ? text : null
  })
  const [history, send] = useReducer(step, { text: unsaved ?? serverText, past: unsaved === null ? [] : [serverText], future: [], key: '', at: 0 })
  const [saved, setSaved] = useState<Saved>({ state: 'saved' })
  const onServer = useRef(serverText)
  const latest = useRef(history.text)
  latest.current = history.text

  const setText = useCallback((text: string, key = '') => send({ do: 'set', text, key, at: Date.now() }), [])

  const save = useCallback(async (): Promise<boolean> => {
    const text = latest.current
    if (text === onServer.current) {
      return true
    }
    setSaved({ state: 'saving' })
    try {
      await saveDraft(id, text)
      onServer.current = text
      queries.setQueryData<SeriesTexts>(['series', id], (known) => known && { ...known, draft: text })
      if (latest.current === text) {
        localStorage.removeItem(kept)
        setSaved({ state: 'saved' })
      }
      return true
    } catch (failure) {
      const refused = failure instanceof HttpError && failure.status === 422
      setSaved({ state: 'here', why: refused ? 'the text cannot be read yet' : failure instanceof Error ? failure.message : '', refused })
      return false
    }
  }, [id, kept, queries])

  useEffect(() => {
    if (history.text === onServer.current) {
      localStorage.removeItem(kept)
      setSaved({ state: 'saved' })
      return
    }
    localStorage.setItem(kept, history.text)
    setSaved({ state: 'saving' })
    const timer = setTimeout(() => void save(), SAVE_AFTER_MILLIS)
    return () => clearTimeout(timer)
  }, [history.text, kept, save])

  useEffect(() => {
    if (saved.state !== 'here' || saved.refused) return
    const timer = setTimeout(() => void save(), SAVE_AGAIN_MILLIS)
    return () => clearTimeout(timer)
  }, [saved, save])

  useEffect(() => () => void save(), [save])

  return {
    text: history.text,
    setText,
    undo: useCallback(() => send({ do: 'undo' }), []),
    redo: useCallback(() => send({ do: 'redo' }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saved,
    save,
    /** Whether it begins with what was not saved the last time. */
    cameBack: unsaved !== null,
  }
}
