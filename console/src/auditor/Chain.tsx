import { useMutation } from '@tanstack/react-query'
import { verifyJournal } from '../shared/api/firings'
import { Button } from '../shared/ui/Button'
import { Failed } from '../shared/ui/states'

/** Walks the journal's chain of hashes and tells whether all is as it was written. */
export function Chain() {
  const walk = useMutation({ mutationFn: verifyJournal })
  return (
    <section className="card stack" aria-label="The journal">
      <h2>Is the journal as it was written?</h2>
      <p className="soft measure">
        Each segment of the journal carries the hash of the one before. Walking the chain finds the first that somebody
        changed, removed or put in.
      </p>
      <div><Button look="main" onPress={() => walk.mutate()} isDisabled={walk.isPending}>{walk.isPending ? 'Walking…' : 'Verify the chain'}</Button></div>
      <div aria-live="polite">
        {walk.isError && <Failed failure={walk.error} />}
        {walk.data && (walk.data.ok
          ? <p className="verdict verdict-good">Everything{walk.data.base !== undefined && ` from position ${walk.data.base + 1}`} up to position {walk.data.position} is as it was written.{walk.data.base !== undefined && ' What was before was pruned; the state that it came to is kept.'}</p>
          : <p className="verdict verdict-bad">The chain breaks{walk.data.segment !== undefined && ` at the segment that begins at position ${walk.data.segment}`}: {walk.data.reason}. Up to position {walk.data.position} all is well.</p>)}
      </div>
    </section>
  )
}
