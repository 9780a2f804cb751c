import { watchMemory } from '../../shared/adapters/runtime/watch-memory.ts'

watchMemory()
