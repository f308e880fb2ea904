export default function AuditorScreen() {
  return <div className="page"><h1>Auditor</h1></div>
}
