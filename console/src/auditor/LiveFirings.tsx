import { useEffect, useState } from 'react'
import { tailAddress, type FiringSearch } from '../shared/api/firings'
import type { Firing } from '../shared/api/types'
import { Empty } from '../shared/ui/states'
import { FiringTable } from './FiringTable'

/** The most that are kept on the page; older ones are found by searching. */
const SHOWN_MAX = 200

/** Firings as they happen, the newest first. */
export function LiveFirings({ search }: { search: FiringSearch }) {
  const [firings, setFirings] = useState<Firing[]>([])
  const [state, setState] = useState<'connecting' | 'open' | 'lost'>('connecting')
  const url = tailAddress(search)
  useEffect(() => {
    const source = new EventSource(url)
    source.onopen = () => setState('open')
    source.onerror = () => setState('lost')
    const take = (message: MessageEvent<string>) => {
      const firing = JSON.parse(message.data) as Firing
      // After a lost connection the server begins again behind the last id; none is shown twice.
      setFirings((old) => (old[0] && old[0].position >= firing.position ? old : [firing, ...old].slice(0, SHOWN_MAX)))
    }
    source.onmessage = take
    source.addEventListener('firing', take)
    return () => source.close()
  }, [url])
  return (
    <>
      <p role="status" className="soft small">
        {state === 'open' ? 'Listening: what fires appears here.'
          : state === 'lost' ? 'The connection was lost; trying again…' : 'Connecting…'}
      </p>
      {firings.length === 0
        ? <Empty title="Nothing has fired yet"><p>Post a diff, and what it fires stands here at once.</p></Empty>
        : <FiringTable firings={firings} />}
    </>
  )
}
