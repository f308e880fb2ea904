import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { checkText, compileText } from '../shared/api/series'
import type { Problem } from '../shared/api/types'
import type { SeriesView } from '../shared/series/view'

/** A value that stands still until it has not changed for a while. */
export function useSettled<T>(value: T, millis: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis)
    return () => clearTimeout(timer)
  }, [value, millis])
  return settled
}

/** What is wrong with the text: at once where it is no YAML, soon after from the server. */
export function useProblems(id: string, text: string, series: SeriesView): { problems: Problem[]; isCurrent: boolean } {
  const settled = useSettled(text, 400)
  const checked = useQuery({
    queryKey: ['check', id, settled],
    queryFn: () => checkText(id, settled),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    enabled: series.faults.length === 0,
  })
  const problems = useMemo(
    () =>
      series.faults.length > 0
        ? series.faults.map((fault): Problem => ({ severity: 'error', message: fault.message, line: fault.line, column: fault.column }))
        : (checked.data?.problems ?? []),
    [series.faults, checked.data],
  )
  return { problems, isCurrent: settled === text && !checked.isFetching }
}

/** The rules that the text becomes; asked for only while they are shown. */
export function useCompiled(id: string, text: string, isShown: boolean) {
  const settled = useSettled(text, 500)
  return useQuery({
    queryKey: ['compile', id, settled],
    queryFn: () => compileText(id, settled),
    enabled: isShown,
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  })
}
