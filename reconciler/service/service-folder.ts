/** What the service keeps, below the state folder. No tenant can be called so, hence their stores stay apart from it. */
export const serviceFolder = '.service';
