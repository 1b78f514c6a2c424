/** What the subgraphs hand each other about a person: the id as the viewer sees it (pairwise for a product). */
export interface PersonReference {
  readonly id: string;
}
