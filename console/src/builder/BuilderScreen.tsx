export default function BuilderScreen({ id }: { id: string }) {
  return <div className="page"><h1>{id}</h1></div>
}
