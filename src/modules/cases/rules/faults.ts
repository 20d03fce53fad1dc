// Several answers of «no» at once: one for each field at fault.
import type { No } from '../../../kernel/refusal.ts'

export const areFaults = (answer: unknown): answer is readonly No[] => Array.isArray(answer)
