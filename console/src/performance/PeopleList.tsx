import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { people, type PeopleOf, type Person } from '../shared/api/figures'
import { Time } from '../shared/time/Time'
import { Button } from '../shared/ui/Button'
import { Check } from '../shared/ui/Check'
import { Empty, Failed, Loading } from '../shared/ui/states'
import { PeopleActions } from './PeopleActions'
import { useShown } from './shown'

/** The list behind a figure: as long as the figure says (S1). Those selected, or all, can be tagged or sent a message. */
export function PeopleList({ id, of }: { id: string; of: PeopleOf }) {
  const { show } = useShown()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const list = useInfiniteQuery({
    queryKey: ['people', id, of],
    queryFn: ({ pageParam }) => people(id, of, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
  if (list.isPending) {
    return <Loading />
  }
  if (list.isError) {
    return <Failed failure={list.error} again={() => list.refetch()} />
  }
  const shown = list.data.pages.flatMap((page) => page.people)
  const total = list.data.pages[0]!.total
  if (shown.length === 0) {
    return <Empty title="Nobody yet" />
  }
  const toggle = (user: string) => {
    const next = new Set(chosen)
    next.has(user) ? next.delete(user) : next.add(user)
    setChosen(next)
  }
  const atBlock = of.block !== undefined
  return (
    <div className="stack">
      <div className="row wrap spread">
        <p role="status" className="small soft">
          {total.toLocaleString('en')} in all{chosen.size > 0 && `, ${chosen.size} selected`}
        </p>
        <PeopleActions id={id} of={of} users={[...chosen]} total={total} onDone={() => setChosen(new Set())} />
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label="People">
        <table>
          <thead>
            <tr>
              <th><span className="visually-hidden">Selected</span></th>
              <th>Who</th>
              {atBlock
                ? <><th>Reached</th><th>Waits until</th><th>Left</th><th>How</th></>
                : <><th>When</th><th>Entered</th><th>Now</th></>}
              <th className="number">Version</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((person, i) => (
              <tr key={`${person.entry ?? person.subject}-${i}`}>
                <td>
                  {person.user && (
                    <Check value={chosen.has(person.user)} onChange={() => toggle(person.user!)}>
                      <span className="visually-hidden">Select {person.subject}</span>
                    </Check>
                  )}
                </td>
                <td>
                  {person.user
                    ? <button type="button" className="link" onClick={() => show({ user: person.user })}>{person.subject}</button>
                    : person.subject}
                </td>
                {atBlock ? <AtBlock person={person} /> : <InSeries person={person} />}
                <td className="number">{person.version}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button onPress={() => list.fetchNextPage()} isDisabled={list.isFetchingNextPage}>
          {list.isFetchingNextPage ? 'Fetching…' : 'More'}
        </Button>
      )}
    </div>
  )
}

function AtBlock({ person }: { person: Person }) {
  return (
    <>
      <td><Time at={person.reached} /></td>
      <td><Time at={person.until} /></td>
      <td><Time at={person.leftBlock} /></td>
      <td>{person.how}</td>
    </>
  )
}

function InSeries({ person }: { person: Person }) {
  return (
    <>
      <td><Time at={person.when} /></td>
      <td><Time at={person.began} /></td>
      <td>{person.status}{person.at && person.at.length > 0 && <span className="soft"> at {person.at.join(', ')}</span>}</td>
    </>
  )
}
