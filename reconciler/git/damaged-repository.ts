/** Objects of a repository are missing or are not what their ids say. A clone of ours is thrown away then and made anew. */
export class DamagedRepository extends Error {
  override readonly name = 'DamagedRepository';
}
