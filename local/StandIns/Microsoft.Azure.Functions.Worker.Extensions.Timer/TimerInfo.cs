namespace Microsoft.Azure.Functions.Worker;

/// <summary>Stands for Microsoft.Azure.Functions.Worker.TimerInfo of Worker.Extensions.Timer.</summary>
public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    public bool IsPastDue { get; set; }
}

/// <summary>Stands for the type of the same name in Worker.Extensions.Timer.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
