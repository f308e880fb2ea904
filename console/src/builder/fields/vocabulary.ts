import { useQuery } from '@tanstack/react-query'
import { vocabulary, type Vocabulary } from '../../shared/api/vocabulary'

const NOTHING: Vocabulary = {
  attributes: [], companyAttributes: [], tags: [], companyTags: [], events: [], segments: [], operators: [], channels: [],
}

/** What conditions may pick from. Where nothing is known yet, all can still be written by hand. */
export function useVocabulary(): Vocabulary {
  return useQuery({ queryKey: ['vocabulary'], queryFn: vocabulary, staleTime: 60_000 }).data ?? NOTHING
}
