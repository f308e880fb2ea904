export default function PerformanceScreen({ id }: { id: string }) {
  return <div className="page"><h1>Performance of {id}</h1></div>
}
