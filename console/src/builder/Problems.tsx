import { Button } from 'react-aria-components'
import type { Problem } from '../shared/api/types'

interface Props {
  problems: Problem[]
  isCurrent: boolean
  onGo: (problem: Problem) => void
}

/** Everything that is wrong, worst first; each leads to its place. */
export function Problems({ problems, isCurrent, onGo }: Props) {
  if (problems.length === 0) {
    return <p className="panel-note" role="status">{isCurrent ? 'No problems: this may go live.' : 'Checking…'}</p>
  }
  const sorted = [...problems].sort((a, b) => a.severity.localeCompare(b.severity))
  return (
    <ul className="problems" aria-label="Problems">
      {sorted.map((problem, i) => (
        <li key={i}>
          <Button className={`problem problem-${problem.severity}`} onPress={() => onGo(problem)}>
            <span className="problem-place">
              {problem.severity === 'error' ? 'Error' : 'Warning'}
              {problem.block && <> · {problem.block}</>}
              {problem.field && <> · <code>{problem.field}</code></>}
              {problem.line && <> · line {problem.line}</>}
            </span>
            <span>{problem.message}</span>
            {problem.help && <span className="soft">{problem.help}</span>}
          </Button>
        </li>
      ))}
    </ul>
  )
}
