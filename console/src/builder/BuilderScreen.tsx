import { useQuery } from '@tanstack/react-query'
import { findSeries } from '../shared/api/series'
import { Failed, Loading } from '../shared/ui/states'
import { Builder } from './Builder'

/**
 * Finds the series and opens the builder on its draft, or where it has none on what is live: as it is now, not as it was
 * when it was last looked at. From then on the text is the builder's.
 */
export default function BuilderScreen({ id }: { id: string }) {
  const found = useQuery({ queryKey: ['series', id], queryFn: () => findSeries(id), staleTime: Infinity, refetchOnMount: 'always' })
  if (found.isPending || !found.isFetchedAfterMount) return <Loading what="Loading the series" />
  if (found.isError) return <div className="page"><Failed failure={found.error} again={() => void found.refetch()} /></div>
  const { draft, live, state, version } = found.data
  return <Builder id={id} serverText={draft ?? live ?? ''} state={state} version={version} />
}
