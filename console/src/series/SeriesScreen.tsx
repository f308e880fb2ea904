export default function SeriesScreen() {
  return <div className="page"><h1>Series</h1></div>
}
