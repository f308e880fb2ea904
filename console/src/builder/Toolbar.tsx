import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { part } from '../shared/api/http'
import { changeState, type SeriesState } from '../shared/api/series'
import { Button } from '../shared/ui/Button'
import { StateBadge } from '../shared/ui/StateBadge'
import { complain, say } from '../shared/ui/Toasts'
import type { Saved, useDraft } from './useDraft'

interface Props {
  id: string
  title: string
  state: SeriesState
  version: number
  errors: number
  draft: ReturnType<typeof useDraft>
  onTidy: () => void
  onSettings: () => void
  onPublish: () => void
}

/** What the series is, and what can be done with it as a whole. */
export function Toolbar({ id, title, state, version, draft, errors, onTidy, onSettings, onPublish }: Props) {
  const queries = useQueryClient()
  const change = async (to: 'pause' | 'resume') => {
    try {
      const changed = await changeState(id, to)
      await queries.invalidateQueries({ queryKey: ['series'] })
      say(`The series is ${changed.state}.`)
    } catch (failure) {
      complain(failure)
    }
  }
  return (
    <div className="builder-toolbar">
      <div className="grow">
        <h1 className="builder-title">{title}</h1>
        <div className="row small soft">
          <StateBadge state={state} />
          {version > 0 && <span>version {version}</span>}
          <SavedNote saved={draft.saved} />
        </div>
      </div>
      <div className="row wrap">
        <Button small look="quiet" isDisabled={!draft.canUndo} onPress={draft.undo} label="Undo">↶ Undo</Button>
        <Button small look="quiet" isDisabled={!draft.canRedo} onPress={draft.redo} label="Redo">↷ Redo</Button>
        <Button small look="quiet" onPress={onTidy}>Tidy up</Button>
        <Button small look="quiet" onPress={onSettings}>Show settings</Button>
        <Link href={`/rules/${part(id)}`} className="button button-quiet button-small">Try it out</Link>
        {state !== 'draft' && <Link href={`/series/${part(id)}/performance`} className="button button-small">Performance</Link>}
        {state === 'live' && <Button small onPress={() => void change('pause')}>Pause</Button>}
        {state === 'paused' && <Button small onPress={() => void change('resume')}>Resume</Button>}
        {state !== 'archived' && <Button look="main" onPress={onPublish}>{state === 'draft' ? 'Set live' : 'Publish'}{errors > 0 && <span className="visually-hidden">, {errors} errors</span>}</Button>}
      </div>
    </div>
  )
}

function SavedNote({ saved }: { saved: Saved }) {
  return (
    <span role="status">
      {saved.state === 'saved' && 'All changes are saved as a draft'}
      {saved.state === 'saving' && 'Saving…'}
      {saved.state === 'here' && `Kept in this browser only: ${saved.why}`}
    </span>
  )
}
