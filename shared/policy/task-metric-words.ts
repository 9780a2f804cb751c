/** How people call a metric, and whether it lies between 0 and 1. */
export type MetricWords = { readonly label: string; readonly scale: 'share' | 'plain' }

const CUTS = [1, 5, 10]

const words = (scale: MetricWords['scale'], labels: Readonly<Record<string, string>>): [string, MetricWords][] =>
  Object.entries(labels).map(([name, label]) => [name, { label, scale }])

const RANKING: readonly [string, MetricWords][] = [
  ...words('share', {
    ndcg: 'nDCG',
    ndcg_at_5: 'nDCG@5',
    ndcg_at_10: 'nDCG@10',
    ndcg_exponential: 'nDCG (exponential gain)',
    ndcg_exponential_at_10: 'nDCG@10 (exponential gain)',
    map: 'mean average precision',
    map_at_10: 'mean average precision@10',
    mrr: 'mean reciprocal rank',
  }),
  ...CUTS.flatMap((k) =>
    words('share', {
      [`precision_at_${k}`]: `precision@${k}`,
      [`recall_at_${k}`]: `recall@${k}`,
      [`hit_rate_at_${k}`]: `hit rate@${k}`,
    }),
  ),
]

/** Metrics of rankings: they are means over queries, so their `n` is no number of rows. */
export const QUERY_METRICS: ReadonlySet<string> = new Set(RANKING.map(([name]) => name))

/** Words for the metrics of multilabel, ranking and forecasting tasks. */
export const TASK_METRIC_WORDS: readonly (readonly [string, MetricWords])[] = [
  ...RANKING,
  ...words('share', {
    hamming_loss: 'Hamming loss',
    subset_accuracy: 'subset accuracy',
    jaccard_samples: 'Jaccard index by row',
    label_ranking_average_precision: 'label ranking average precision',
    label_ranking_loss: 'label ranking loss',
    micro_roc_auc: 'micro ROC AUC',
    macro_roc_auc: 'macro ROC AUC',
    interval_coverage: 'coverage of the forecast interval',
  }),
  ...['micro', 'macro', 'weighted', 'samples'].flatMap((average) =>
    words('share', {
      [`${average}_precision`]: `${average} precision`,
      [`${average}_recall`]: `${average} recall`,
      [`${average}_f1`]: `${average} F1`,
    }),
  ),
  ...words('plain', {
    coverage_error: 'coverage error',
    absolute_bias: 'size of the mean error',
    smape: 'symmetric mean absolute percentage error',
    wape: 'weighted absolute percentage error',
    mase: 'mean absolute scaled error',
    rmsse: 'root mean squared scaled error',
    pinball: 'pinball loss',
    interval_width: 'width of the forecast interval',
    interval_score: 'interval score',
  }),
]
