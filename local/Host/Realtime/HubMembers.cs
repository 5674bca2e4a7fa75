namespace Serverless.Local.Host.Realtime;

/// <summary>
/// Connections and the groups of users. A user's membership outlives connections, as in the service. Kept in memory,
/// because this process is the whole service.
/// </summary>
internal sealed class HubMembers
{
    private readonly Lock _lock = new();
    private readonly Dictionary<(string Hub, string User), HashSet<string>> _connections = [];
    private readonly Dictionary<(string Hub, string User), HashSet<string>> _userGroups = [];
    private readonly Dictionary<(string Hub, string Connection), HashSet<string>> _connectionGroups = [];

    /// <summary>Adds a connection and returns its initial groups.</summary>
    public IReadOnlyList<string> Connect(string hub, string user, string connection)
    {
        lock (_lock)
        {
            SetOf(_connections, (hub, user)).Add(connection);
            string[] groups = user.Length > 0 && _userGroups.TryGetValue((hub, user), out var joined)
                ? [.. joined]
                : [];
            SetOf(_connectionGroups, (hub, connection)).UnionWith(groups);

            return groups;
        }
    }

    public void Disconnect(string hub, string user, string connection)
    {
        lock (_lock)
        {
            Drop(_connections, (hub, user), connection);
            _connectionGroups.Remove((hub, connection));
        }
    }

    /// <summary>Adds a user's present and future connections to a group; returns the present ones.</summary>
    public IReadOnlyList<string> AddUser(string hub, string user, string group)
    {
        lock (_lock)
        {
            SetOf(_userGroups, (hub, user)).Add(group);
            string[] present = _connections.TryGetValue((hub, user), out var connections) ? [.. connections] : [];
            Array.ForEach(present, connection => SetOf(_connectionGroups, (hub, connection)).Add(group));

            return present;
        }
    }

    /// <summary>
    /// Removes a user from one group, or from all for null; returns the connections that leave and their groups.
    /// </summary>
    public IReadOnlyList<(string Connection, string Group)> RemoveUser(string hub, string user, string? group)
    {
        lock (_lock)
        {
            if (group is null)
            {
                _userGroups.Remove((hub, user));
            }
            else
            {
                Drop(_userGroups, (hub, user), group);
            }

            return _connections.TryGetValue((hub, user), out var connections)
                ? [.. connections.SelectMany(connection => Leave(hub, connection, group))]
                : [];
        }
    }

    /// <summary>Returns false for an unknown connection.</summary>
    public bool AddConnection(string hub, string connection, string group)
    {
        lock (_lock)
        {
            return _connectionGroups.TryGetValue((hub, connection), out var groups) && (groups.Add(group) || true);
        }
    }

    public IReadOnlyList<(string Connection, string Group)> RemoveConnection(
        string hub, string connection, string? group)
    {
        lock (_lock)
        {
            return Leave(hub, connection, group);
        }
    }

    private (string Connection, string Group)[] Leave(string hub, string connection, string? group)
    {
        if (!_connectionGroups.TryGetValue((hub, connection), out var groups))
        {
            return [];
        }

        string[] left = group is null ? [.. groups] : [group];
        groups.ExceptWith(left);

        return [.. left.Select(name => (connection, name))];
    }

    private static HashSet<string> SetOf<TKey>(Dictionary<TKey, HashSet<string>> sets, TKey key)
        where TKey : notnull =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = new HashSet<string>(StringComparer.Ordinal);

    private static void Drop<TKey>(Dictionary<TKey, HashSet<string>> sets, TKey key, string member)
        where TKey : notnull
    {
        if (sets.TryGetValue(key, out var set) && set.Remove(member) && set.Count == 0)
        {
            sets.Remove(key);
        }
    }
}
