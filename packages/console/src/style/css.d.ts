/** Style sheets are imported for their effect: Vite loads each with the page that needs it. */
declare module "*.css";
