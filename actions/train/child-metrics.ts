import { serveMetrics } from '../../shared/adapters/metrics-module/serve-metrics.ts'

serveMetrics()
