/** The table that every estimator of the facets model starts from. */
export interface FacetColumn {
  name: string;
  /** One label per element. */
  ids: readonly string[];
  /** The element of each rating, 0 … ids.length − 1. */
  index: ArrayLike<number>;
}

/** One rating per position; the first facet is the one that is measured (higher is better). */
export interface RatingTable {
  facets: readonly FacetColumn[];
  /** Whole numbers; equal steps are not assumed, only their order. */
  scores: ArrayLike<number>;
}
