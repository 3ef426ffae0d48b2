import { pathOf } from '../act/paths.ts';
import { capital, oneProject, useGroup } from '../group.ts';

/** What to do first, where nothing is on record yet. */
export function Empty() {
  const group = useGroup();
  return (
    <section class="panel first-steps">
      <h2 id="projects">What to do first</h2>
      <p>Whoever runs this tracker can begin with any of these:</p>
      <dl class="facts">
        <div>
          <dt>From the group’s own files</dt>
          <dd>
            List the {group.project.many} in <code>projects.yaml</code> of the group’s folder, then run{' '}
            <code>sig-status apply FOLDER</code>.
          </dd>
        </div>
        <div>
          <dt>From minutes that exist</dt>
          <dd>
            Run <code>sig-status import minutes/*.md</code>. It takes the decisions that the minutes spell
            out, and offers other lines as suggestions.
          </dd>
        </div>
        <div>
          <dt>By hand</dt>
          <dd>
            <a href={pathOf('addProject')}>Add {oneProject(group)}</a> with the form for admins.
          </dd>
        </div>
      </dl>
      <p>
        {capital(group.project.many)} appear here as soon as they are entered; a level appears once a meeting
        has recorded it.
      </p>
    </section>
  );
}
