export default function RulesScreen({ id }: { id?: string }) {
  return <div className="page"><h1>Rules {id}</h1></div>
}
