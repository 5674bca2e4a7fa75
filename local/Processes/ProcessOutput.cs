namespace Serverless.Local.Processes;

/// <summary>
/// Keeps a child's last output lines and drains the rest, so that the child never blocks on a full pipe.
/// </summary>
internal sealed class ProcessOutput
{
    private const int LinesMax = 20;

    private readonly Queue<string> _lines = new();

    public void Add(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);

            if (_lines.Count > LinesMax)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_lines)
        {
            return string.Join('\n', _lines);
        }
    }
}
